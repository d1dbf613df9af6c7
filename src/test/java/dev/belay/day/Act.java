package dev.belay.day;

import java.util.List;

/**
 * One ordinary thing.
 *
 * @param title what somebody does, as a phrase
 */
record Act(String title, List<Step> steps) {}
