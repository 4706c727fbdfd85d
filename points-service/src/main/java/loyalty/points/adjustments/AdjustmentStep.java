package loyalty.points.adjustments;

import loyalty.points.domain.Adjustment;

/**
 * An adjustment as a step left it.
 *
 * @param steps how many of its steps had happened when this was answered first
 */
record AdjustmentStep(Adjustment adjustment, int steps) {}
