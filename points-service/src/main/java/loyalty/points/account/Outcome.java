package loyalty.points.account;

import loyalty.points.domain.Adjustment;
import loyalty.points.domain.Hold;
import loyalty.points.domain.Language;
import loyalty.points.domain.Purchase;
import loyalty.points.domain.Rejection;

/** What became of a command. It is on disk when it is told. */
sealed interface Outcome {

    /**
     * The order stands in the ledger.
     *
     * @param spoken the language of the first answer
     * @param replayed whether an earlier, equal request had brought it there
     */
    record Accepted(Purchase purchase, Language spoken, boolean replayed) implements Outcome {

        Accepted again() {
            return new Accepted(purchase, spoken, true);
        }
    }

    /**
     * The hold is placed, or moved on.
     *
     * @param step what the command did to it
     * @param replayed whether an earlier, equal request had done it
     */
    record Holding(Hold hold, Hold.Step step, boolean replayed) implements Outcome {}

    /**
     * The adjustment is asked for, or moved on.
     *
     * @param steps how many of its steps had happened when this was answered first
     * @param replayed whether an earlier, equal request had done it
     */
    record Adjusting(Adjustment adjustment, int steps, boolean replayed) implements Outcome {}

    /**
     * The activity stands in the ledger.
     *
     * @param replayed whether an earlier, equal request had brought it there
     */
    record Recorded(Activities.Owned activity, boolean replayed) implements Outcome {}

    /**
     * The return stands in the ledger.
     *
     * @param replayed whether an earlier, equal request had brought it there
     */
    record BroughtBack(Returns.Owned owned, boolean replayed) implements Outcome {}

    /**
     * The opening balance stands in the ledger.
     *
     * @param replayed whether an earlier, equal request had brought it there
     */
    record TakenOver(OpeningBalances.Owned owned, boolean replayed) implements Outcome {}

    /** Nothing was changed. */
    record Refused(Rejection why) implements Outcome {}

    /** What was due is done. */
    record Settled() implements Outcome {}
}
