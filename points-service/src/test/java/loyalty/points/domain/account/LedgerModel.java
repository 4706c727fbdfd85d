package loyalty.points.domain.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import loyalty.programme.earning.ReturnRules;

/** What an account should be, told in the simplest words: days instead of instants, lists instead of books. */
final class LedgerModel {

    private static final class Grain {
        private final int countsFrom;
        private final int endsAt;
        private long left;
        private long held;
        private long ended;

        private Grain(long left, int countsFrom, int endsAt) {
            this.left = left;
            this.countsFrom = countsFrom;
            this.endsAt = endsAt;
        }
    }

    /** Points of one earning. */
    record Share(Grain grain, long points) {}

    private record Kept(int endsAt, List<Share> shares) {}

    private final List<Grain> grains = new ArrayList<>();
    private final List<Kept> open = new ArrayList<>();
    private long owed;
    private int today;

    /** Lives through every day up to and including this one. */
    void advance(int day) {
        while (today < day) {
            today++;
            for (Kept kept : List.copyOf(open)) {
                if (kept.endsAt() == today) {
                    end(kept, 0);
                }
            }
            end();
        }
    }

    /** What is over and not held is gone. */
    private void end() {
        for (Grain grain : grains) {
            if (grain.endsAt <= today) {
                grain.ended += grain.left - grain.held;
                grain.left = grain.held;
            }
        }
    }

    /** What is owed is paid first. */
    int earn(long points, int countsFrom, int endsAt) {
        long paid = Math.min(owed, points);
        owed -= paid;
        grains.add(new Grain(points - paid, countsFrom, endsAt));
        end();
        return grains.size() - 1;
    }

    /** Whether so much could be set aside; if so, it is. */
    boolean hold(long points, int endsAt) {
        if (balance().available() < points) {
            return false;
        }
        List<Share> shares = soonest(points);
        shares.forEach(share -> share.grain().held += share.points());
        open.add(new Kept(endsAt, shares));
        return true;
    }

    private List<Share> soonest(long points) {
        List<Share> shares = new ArrayList<>();
        long missing = points;
        List<Grain> soonest = new ArrayList<>(grains);
        soonest.sort(Comparator.comparingInt(grain -> grain.endsAt));
        for (Grain grain : soonest) {
            long taken = grain.countsFrom > today ? 0 : Math.min(missing, grain.left - grain.held);
            if (taken > 0) {
                missing -= taken;
                shares.add(new Share(grain, taken));
            }
        }
        return shares;
    }

    /**
     * Takes back points of an earning, and gives back points that were spent.
     *
     * @return what is owed for it; nothing when it is refused
     */
    OptionalLong bringBack(
            int earning,
            long due,
            List<Share> spent,
            long givenBack,
            long back,
            ReturnRules.WhenSpent policy,
            int grace) {
        Grain own = grains.get(earning);
        long there =
                Math.max(0, balance().available() + back - owed) + (own.countsFrom > today ? own.left : 0) + own.ended;
        if (policy == ReturnRules.WhenSpent.REFUSE && due > there) {
            return OptionalLong.empty();
        }
        giveBack(spent, givenBack, back, grace);
        long paid = back == 0 ? 0 : Math.min(owed, balance().available());
        soonest(paid).forEach(share -> share.grain().left -= share.points());
        owed -= paid;
        long missing = due;
        long taken = Math.min(missing, own.left - own.held);
        own.left -= taken;
        missing -= taken;
        long forgotten = Math.min(missing, own.ended);
        own.ended -= forgotten;
        missing -= forgotten;
        for (Share share : soonest(missing)) {
            share.grain().left -= share.points();
            missing -= share.points();
        }
        long more = policy == ReturnRules.WhenSpent.FLOOR ? 0 : missing;
        owed += more;
        end();
        return OptionalLong.of(more);
    }

    /** What was spent last comes back first, to where it came from if that lives long enough. */
    private void giveBack(List<Share> spent, long givenBack, long back, int grace) {
        long skip = givenBack;
        long missing = back;
        long late = 0;
        for (Share share : spent.reversed()) {
            long skipped = Math.min(skip, share.points());
            long taken = Math.min(missing, share.points() - skipped);
            skip -= skipped;
            missing -= taken;
            if (share.grain().endsAt >= grace) {
                share.grain().left += taken;
            } else {
                late += taken;
            }
        }
        if (late > 0) {
            grains.add(new Grain(late, today, grace));
        }
    }

    int openHolds() {
        return open.size();
    }

    /** Spends some points of the nth open hold, and lets the others go. */
    List<Share> end(int number, long spent) {
        List<Share> shares = end(open.get(number), spent);
        end();
        return shares;
    }

    private List<Share> end(Kept kept, long spent) {
        List<Share> shares = new ArrayList<>();
        long missing = spent;
        for (Share share : kept.shares()) {
            long taken = Math.min(missing, share.points());
            share.grain().held -= share.points();
            share.grain().left -= taken;
            missing -= taken;
            shares.add(new Share(share.grain(), taken));
        }
        open.remove(kept);
        return shares;
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
        return new Balance(available, pending, held, owed);
    }
}
