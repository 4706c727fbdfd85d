package loyalty.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Tokens;

/** A running system at which games are played side by side, because the clock is moved for all of them. */
final class Table implements AutoCloseable {

    /** A till does one thing at a time, and so many tills are open. */
    private static final int TILLS = 6;

    private static final long POINTS = 2_000;
    private static final Duration[] PAUSES = {
        Duration.ofMinutes(20),
        Duration.ofHours(5),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofDays(8),
        Duration.ofDays(8),
        Duration.ofDays(16),
        Duration.ofDays(40)
    };

    private final RunningSystem system;
    private final Terms terms;
    private final Tokens tokens;
    private final String till;
    private YearMonth month = YearMonth.of(2026, 1);
    private Instant now = Instant.EPOCH;
    private int members;

    private Table(RunningSystem system, Terms terms) {
        this.system = system;
        this.terms = terms;
        this.tokens = new Tokens(new Keys(system.folder().resolve("keys")));
        this.till = tokens.of("checkout");
    }

    /** Opened in a system of its own. */
    static Table of(Terms terms, Path folder) throws IOException {
        Path programme = Files.writeString(folder.resolve("programme.yaml"), terms.text());
        Path home = Files.createDirectory(folder.resolve("system"));
        return new Table(RunningSystem.startedOn(home, "--programme", programme.toString()), terms);
    }

    /** The same table from the month on that comes next, under another programme, which is in force from then on. */
    Table under(Terms other) throws IOException {
        Table next = new Table(system, other);
        next.month = month;
        next.members = members;
        next.goTo(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        var published = system.publish(other.version(), tokens.of("marketer"), other.text());
        assertThat(published.statusCode()).as(published.body()).isIn(200, 201);
        return next;
    }

    /**
     * How time goes while games are played.
     *
     * @param begin how far into a month they begin; the day of the month decides much
     * @param pauses between the rounds and after the last
     */
    record Schedule(Duration begin, List<Duration> pauses) {

        static Schedule drawn(Random random) {
            List<Duration> pauses = new ArrayList<>();
            for (int pause = 0; pause < 4; pause++) {
                pauses.add(PAUSES[random.nextInt(PAUSES.length)]);
            }
            // Store currency of the shipped programmes is earned in the first half of a month, and spent in the second.
            int days = random.nextInt(4) == 0 ? 26 : 14;
            return new Schedule(Duration.ofHours(6 + random.nextInt(days * 24)), pauses);
        }

        /** Earned in the first half of a month, spent in the second, and brought back at once. */
        static Schedule overTheMiddleOfAMonth() {
            return new Schedule(
                    Duration.ofDays(11),
                    List.of(Duration.ofDays(7), Duration.ofHours(5), Duration.ofDays(1), Duration.ofMinutes(20)));
        }

        int rounds() {
            return pauses.size();
        }
    }

    /** One game that a fresh member plays. */
    record Deal(List<List<Move>> moves, Flaw flaw) {}

    /** Plays the games side by side, each by a fresh member, from the beginning of a month that nobody played in. */
    List<Player> play(Schedule schedule, List<Deal> deals) {
        goTo(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(schedule.begin()));
        List<Player> players = new ArrayList<>();
        for (Deal deal : deals) {
            players.add(new Player(this, "f-" + ++members, deal.flaw()));
        }
        sideBySide(players, this::enrol);
        goTo(now.plusSeconds(60));
        sideBySide(players, Player::begin);
        for (int round = 0; round < schedule.rounds(); round++) {
            int current = round;
            sideBySide(players, player -> {
                for (Move move : deals.get(players.indexOf(player)).moves().get(current)) {
                    player.play(move);
                }
            });
            goTo(now.plus(schedule.pauses().get(round)));
        }
        sideBySide(players, Player::bringAllBack);
        goTo(now.plus(Duration.ofMinutes(20)));
        sideBySide(players, Player::count);
        month = YearMonth.from(now.atZone(ZoneOffset.UTC)).plusMonths(1);
        return players;
    }

    /** Leaves out moves of a game that gained something, as long as it still gains something. */
    Player shrunk(Schedule schedule, Deal deal, Player gainer) {
        Player shortest = gainer;
        Deal left = deal;
        while (true) {
            List<Deal> shorter = new ArrayList<>();
            int moves = left.moves().stream().mapToInt(List::size).sum();
            for (int move = 0; move < moves; move++) {
                shorter.add(new Deal(Move.without(left.moves(), move), deal.flaw()));
            }
            List<Player> players = play(schedule, shorter);
            Player next = players.stream().filter(this::gained).findFirst().orElse(null);
            if (next == null) {
                return shortest;
            }
            shortest = next;
            left = shorter.get(players.indexOf(next));
        }
    }

    boolean gained(Player player) {
        return !player.stakes.gains(terms).isEmpty();
    }

    /** The game as one would tell it, and the calculation. */
    String told(Player player) {
        return String.join("\n", player.story) + "\n  gained: "
                + String.join("\n  gained: ", player.stakes.gains(terms));
    }

    private void enrol(Player player) throws IOException {
        String id = player.memberId;
        assertThat(system.put("/v1/members/" + id, till, "{}").statusCode()).isEqualTo(201);
        var points = system.put("/v1/opening-balances/" + id, tokens.of("marketer"), """
                {"memberId": "%s", "lifetimeEarned": %d, "lots": [{"points": %2$d, "earnedAt": "2025-06-01T12:00:00Z",
                 "expiresAt": "2099-01-01T00:00:00Z"}]}""".formatted(id, POINTS));
        assertThat(points.statusCode()).as(points.body()).isEqualTo(201);
    }

    private void goTo(Instant instant) {
        try {
            var answer = system.clock(instant);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            now = instant;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void sideBySide(List<Player> players, SideBySide.Turn<Player> turn) {
        SideBySide.each(players, TILLS, turn);
    }

    Counter counterOf(String memberId) {
        return new Counter(system, till, tokens.of("member", memberId), memberId);
    }

    /** Points that nobody should have got, as a fault would give them. */
    void give(String memberId, long points, String id) throws IOException {
        var given = system.put("/v1/adjustments/" + id, tokens.of("supervisor"), """
                {"memberId": "%s", "points": %d, "reason": "GOODWILL", "note": "planted"}""".formatted(memberId, points));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
    }

    /** Changes rows of the member; the statement says {@code :member} where the pseudonym stands. */
    void damage(String memberId, String sql) throws IOException {
        try {
            system.damage(sql.replace(
                    ":member",
                    "(select h.pseudonym from points.account_holder h where h.member_id = '" + memberId + "')"));
        } catch (SQLException e) {
            throw new IOException(sql, e);
        }
    }

    Instant now() {
        return now;
    }

    Terms terms() {
        return terms;
    }

    String verified() {
        return system.run("verify");
    }

    @Override
    public void close() {
        system.close();
    }
}
