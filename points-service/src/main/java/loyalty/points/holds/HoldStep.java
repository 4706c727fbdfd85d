package loyalty.points.holds;

import loyalty.points.domain.Hold;

/**
 * A hold as a step left it.
 *
 * @param step what was done to it
 */
record HoldStep(Hold hold, Hold.Step step) {}
