import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { NOWHERE, type TimelineSteps } from '../lab/Timeline';

/** Where the training that is shown has been, as the page shows it. */
export const useTimeline = create<TimelineSteps>()(subscribeWithSelector((): TimelineSteps => NOWHERE));
