package loyalty.gateway.home;

import java.util.Optional;
import loyalty.gateway.domain.Owner;

/** A part of the home screen: where it comes from and what events touch it. */
enum Part {
    POINTS("points", Owner.POINTS, "/points", "points."),
    TIER("tier", Owner.TIER, "/tier", "tier."),
    VOUCHER("voucher", Owner.VOUCHER, "/vouchers?status=issued&limit=500", "voucher."),
    STORE_CURRENCY("storeCurrency", Owner.VOUCHER, "/store-currency", "store-currency.");

    private final String word;
    private final Owner owner;
    private final String path;
    private final String typePrefix;

    Part(String word, Owner owner, String path, String typePrefix) {
        this.word = word;
        this.owner = owner;
        this.path = path;
        this.typePrefix = typePrefix;
    }

    /** The name of the event on the stream. */
    String word() {
        return word;
    }

    Owner owner() {
        return owner;
    }

    /** The path and query that answer it for a member. */
    String pathFor(String memberId) {
        return "/v1/members/" + memberId + path;
    }

    /** The part that an event of the bus touches. */
    static Optional<Part> touchedBy(String eventType) {
        for (Part part : values()) {
            if (eventType.startsWith(part.typePrefix)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
