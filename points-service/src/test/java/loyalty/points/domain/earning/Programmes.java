package loyalty.points.domain.earning;

import loyalty.programme.ProgrammeFile;

/** Small programmes for tests. */
public final class Programmes {

    private static final String HEAD = """
            version: test-1
            currency: USD
            timeZone: America/New_York
            tiers:
              metric: spend
              windowMonths: 12
              validMonths: 12
              steps: [ { tier: green, threshold: 0 }, { tier: gold, threshold: 100 } ]
            points:
            """;

    private Programmes() {}

    /** A programme with these rules of points. */
    public static EarningPolicy with(String points) {
        return switch (ProgrammeFile.read(HEAD + points.indent(2))) {
            case ProgrammeFile.Readable readable -> new EarningPolicy(readable.programme());
            case ProgrammeFile.Faulty faulty ->
                throw new IllegalArgumentException(faulty.faults().toString());
        };
    }
}
