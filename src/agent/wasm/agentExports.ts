/** What `assembly/index.ts` exports beside the representation's. An address is a place in the instance's memory, in bytes. */
export interface AgentExports {
	createAgent(
		stateDim: number,
		actionCount: number,
		embeddingDim: number,
		latentDim: number,
		width: number,
		rows: number,
	): void;
	actorCount(): number;
	actorWeights(): number;
	actorTarget(): number;
	actorGradients(): number;
	actorFirst(): number;
	actorSecond(): number;
	criticCount(): number;
	criticWeights(): number;
	criticTarget(): number;
	criticGradients(): number;
	criticFirst(): number;
	criticSecond(): number;
	codesAddress(): number;
	answersAddress(): number;
	slopeAddress(): number;
	nextStateAddress(): number;
	rewardAddress(): number;
	notDoneAddress(): number;
	targetNoiseAddress(): number;
	relabelNoiseAddress(): number;
	boxHalf(): number;
	boxCentre(): number;
	targetQAddress(): number;
	q1Address(): number;
	q2Address(): number;
	keptDiscrete(): number;
	keptLatent(): number;
	embeddingTable(vae: number): number;
	act(rows: number): void;
	values(rows: number): void;
	valueGradient(rows: number): void;
	relabel(vae: number, rows: number, unmapped: number, threshold: number): void;
	aim(rows: number, discount: number, noiseScale: number, noiseClip: number): number;
	criticGradient(rows: number): number;
	actorGradient(rows: number, most: number): number;
	updateCritic(stepSize: number, correction: number): void;
	updateActor(stepSize: number, correction: number): void;
	follow(tau: number): void;
}
