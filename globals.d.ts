/** The version in package.json, filled in by the build. */
declare const __APP_VERSION__: string;

/** A whole number of 32 bits: what AssemblyScript, which compiles src/numerics as well, calls it. */
declare type i32 = number;
