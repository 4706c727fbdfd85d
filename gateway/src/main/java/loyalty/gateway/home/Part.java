package loyalty.gateway.home;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import loyalty.gateway.domain.Owner;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A part of the home screen: where it comes from and what events touch it. */
enum Part {
    POINTS("points", Owner.POINTS, PartsApi::points, "points."),
    TIER("tier", Owner.TIER, PartsApi::tier, "tier."),
    VOUCHER("voucher", Owner.VOUCHER, PartsApi::vouchers, "voucher."),
    STORE_CURRENCY("storeCurrency", Owner.VOUCHER, PartsApi::storeCurrency, "store-currency.");

    /** One of the calls for a part. */
    interface Read {

        Uni<RestResponse<String>> of(PartsApi api, String memberId, String authorization, @Nullable String language);
    }

    private final String word;
    private final Owner owner;
    private final Read read;
    private final String typePrefix;

    Part(String word, Owner owner, Read read, String typePrefix) {
        this.word = word;
        this.owner = owner;
        this.read = read;
        this.typePrefix = typePrefix;
    }

    /** The name of the event on the stream. */
    String word() {
        return word;
    }

    Owner owner() {
        return owner;
    }

    /** The call that answers it. */
    Read read() {
        return read;
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
