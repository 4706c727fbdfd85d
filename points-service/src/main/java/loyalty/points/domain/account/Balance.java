package loyalty.points.domain.account;

/**
 * Where a member's points are. All are whole points, none is below zero.
 *
 * @param available can be spent now
 * @param pending earned, but not yet to be spent
 * @param held set aside for a purchase that is not finished
 * @param owed taken back by a return after they were spent; the next points pay for them
 */
public record Balance(long available, long pending, long held, long owed) {

    /** Nothing anywhere. */
    public static final Balance ZERO = new Balance(0, 0, 0, 0);

    public Balance {
        if (available < 0 || pending < 0 || held < 0 || owed < 0) {
            throw new IllegalArgumentException("no part of a balance is below zero");
        }
    }

    /** What the journal says: the sum of all entries. */
    public long ledger() {
        return Math.subtractExact(Math.addExact(Math.addExact(available, pending), held), owed);
    }

    Balance earn(long points, boolean waiting) {
        return waiting
                ? new Balance(available, Math.addExact(pending, points), held, owed)
                : new Balance(Math.addExact(available, points), pending, held, owed);
    }

    /** Points that come in pay what is owed instead of being added to what there is. */
    Balance pay(long points) {
        return new Balance(available, pending, held, owed - points);
    }

    Balance activate(long points) {
        return new Balance(Math.addExact(available, points), pending - points, held, owed);
    }

    /** Points that can be spent leave: spent at once, ended, or taken back. */
    Balance take(long points) {
        return new Balance(available - points, pending, held, owed);
    }

    /** Points that wait are taken back. */
    Balance takePending(long points) {
        return new Balance(available, pending - points, held, owed);
    }

    /** Points that are taken back and not there any more are owed. */
    Balance owe(long points) {
        return new Balance(available, pending, held, Math.addExact(owed, points));
    }

    Balance hold(long points) {
        return new Balance(available - points, pending, Math.addExact(held, points), owed);
    }

    Balance release(long points) {
        return new Balance(Math.addExact(available, points), pending, held - points, owed);
    }

    /** Points that were held leave for good. */
    Balance spendHeld(long points) {
        return new Balance(available, pending, held - points, owed);
    }
}
