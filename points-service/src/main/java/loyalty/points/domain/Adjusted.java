package loyalty.points.domain;

import java.util.List;

/**
 * An adjustment to which something happened.
 *
 * @param adjustment as it is now
 * @param stepsBefore how many of its steps are not new
 */
public record Adjusted(Adjustment adjustment, int stepsBefore) {

    /** What happened, in order. */
    public List<Adjustment.Step> newSteps() {
        return adjustment.steps().subList(stepsBefore, adjustment.steps().size());
    }
}
