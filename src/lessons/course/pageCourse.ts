import { pageAddress } from '../../state/pageAddress';
import { Course } from './Course';
import { Stages } from './Stages';

/** The page's own. */
export const course = new Course(new Stages());

pageAddress.onLink(() => course.followPasted());
