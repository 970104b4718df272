import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { NOWHERE, type TimelineSteps } from '../lab/Timeline';

/** The timeline of the shown run. */
export const useTimeline = create<TimelineSteps>()(subscribeWithSelector((): TimelineSteps => NOWHERE));
