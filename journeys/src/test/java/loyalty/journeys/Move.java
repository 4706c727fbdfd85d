package loyalty.journeys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What an adversary does next. All that is drawn on the way is drawn from its own seed, so that a move stays what it is when
 * others are left out.
 */
record Move(Kind kind, long seed) {

    private static final Map<Kind, List<Kind>> NEXT = Map.of(
            Kind.RESERVE,
                    List.of(
                            Kind.ORDER_WHAT_IS_RESERVED,
                            Kind.ORDER_WHAT_IS_RESERVED,
                            Kind.CONFIRM,
                            Kind.RESERVE,
                            Kind.CANCEL),
            Kind.CONFIRM, List.of(Kind.ORDER_WHAT_IS_RESERVED),
            Kind.HOLD, List.of(Kind.ORDER, Kind.ORDER, Kind.ORDER_WHAT_IS_RESERVED, Kind.CAPTURE, Kind.RELEASE));

    /** What can be done; more often what stands here more often. */
    enum Kind {
        ORDER(3),
        ORDER_AND_RETURN_AT_ONCE(1),
        RESERVE(4),
        ORDER_WHAT_IS_RESERVED(3),
        CONFIRM(1),
        CANCEL(1),
        HOLD(2),
        CAPTURE(1),
        RELEASE(1),
        EXCHANGE(2),
        RETURN_SOME(3),
        RETURN_ALL(2),
        RETURN_AGAIN(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        static Kind drawn(Random random) {
            int left = random.nextInt(
                    Arrays.stream(values()).mapToInt(kind -> kind.weight).sum());
            for (Kind kind : values()) {
                left -= kind.weight;
                if (left < 0) {
                    return kind;
                }
            }
            throw new IllegalStateException("drawn beyond the last");
        }
    }

    /** A game: 4 to 12 moves, spread over the rounds between which the clock moves. */
    static List<List<Move>> game(Random random, int rounds) {
        List<List<Move>> game = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            game.add(new ArrayList<>());
        }
        int moves = 4 + random.nextInt(9);
        // Something must have been bought before anything can be done about it.
        game.getFirst().add(new Move(Kind.ORDER, random.nextLong()));
        for (int move = 1; move < moves; move++) {
            List<Move> round = game.get(random.nextInt(rounds));
            Kind kind = Kind.drawn(random);
            round.add(new Move(kind, random.nextLong()));
            // What is reserved or held is forgotten soon, so mostly something is done about it at once.
            List<Kind> next = NEXT.getOrDefault(kind, List.of());
            if (!next.isEmpty() && random.nextInt(3) > 0) {
                round.add(new Move(next.get(random.nextInt(next.size())), random.nextLong()));
                move++;
            }
        }
        return game;
    }

    /** A short game that begins as told, and goes on by chance. */
    static List<List<Move>> game(Random random, int rounds, List<List<Kind>> opening) {
        List<List<Move>> game = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            List<Move> moves = new ArrayList<>();
            List<Kind> first = round < opening.size() ? opening.get(round) : List.of(Kind.drawn(random));
            first.forEach(kind -> moves.add(new Move(kind, random.nextLong())));
            game.add(moves);
        }
        return game;
    }

    /** The game without one of its moves; the rounds stay. */
    static List<List<Move>> without(List<List<Move>> game, int index) {
        List<List<Move>> shorter = new ArrayList<>();
        int at = 0;
        for (List<Move> round : game) {
            List<Move> kept = new ArrayList<>();
            for (Move move : round) {
                if (at++ != index) {
                    kept.add(move);
                }
            }
            shorter.add(kept);
        }
        return shorter;
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
