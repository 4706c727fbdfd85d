package loyalty.points.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What an account should be, told in the simplest words: days instead of instants, lists instead of books. */
final class LedgerModel {

    private static final class Grain {
        private final int countsFrom;
        private final int endsAt;
        private long left;
        private long held;

        private Grain(long left, int countsFrom, int endsAt) {
            this.left = left;
            this.countsFrom = countsFrom;
            this.endsAt = endsAt;
        }
    }

    private record Share(Grain grain, long points) {}

    private record Kept(int endsAt, List<Share> shares) {}

    private final List<Grain> grains = new ArrayList<>();
    private final List<Kept> open = new ArrayList<>();
    private int today;

    /** Lives through every day up to and including this one. */
    void advance(int day) {
        while (today < day) {
            today++;
            for (Kept kept : List.copyOf(open)) {
                if (kept.endsAt() == today) {
                    settle(kept, 0);
                }
            }
            end();
        }
    }

    /** What is over and not held is gone. */
    private void end() {
        grains.stream().filter(grain -> grain.endsAt <= today).forEach(grain -> grain.left = grain.held);
    }

    void earn(long points, int countsFrom, int endsAt) {
        grains.add(new Grain(points, countsFrom, endsAt));
        end();
    }

    /** Whether so much could be set aside; if so, it is. */
    boolean hold(long points, int endsAt) {
        if (balance().available() < points) {
            return false;
        }
        List<Share> shares = new ArrayList<>();
        long missing = points;
        List<Grain> soonest = new ArrayList<>(grains);
        soonest.sort(Comparator.comparingInt(grain -> grain.endsAt));
        for (Grain grain : soonest) {
            long taken = grain.countsFrom > today ? 0 : Math.min(missing, grain.left - grain.held);
            if (taken > 0) {
                grain.held += taken;
                missing -= taken;
                shares.add(new Share(grain, taken));
            }
        }
        open.add(new Kept(endsAt, shares));
        return true;
    }

    int openHolds() {
        return open.size();
    }

    /** Spends some points of the nth open hold, and lets the others go. */
    void settle(int number, long spent) {
        settle(open.get(number), spent);
        end();
    }

    private void settle(Kept kept, long spent) {
        long missing = spent;
        for (Share share : kept.shares()) {
            long taken = Math.min(missing, share.points());
            share.grain().held -= share.points();
            share.grain().left -= taken;
            missing -= taken;
        }
        open.remove(kept);
    }

    Balance balance() {
        long available = 0;
        long pending = 0;
        long held = 0;
        for (Grain grain : grains) {
            held += grain.held;
            if (grain.countsFrom > today) {
                pending += grain.left;
            } else {
                available += grain.left - grain.held;
            }
        }
        return new Balance(available, pending, held, 0);
    }
}
