package loyalty.voucher.batches;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import loyalty.api.BodyHash;
import loyalty.clock.BusinessClock;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeVersions;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.voucher.codes.CodeBatch;
import loyalty.voucher.codes.CodeBatches;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.domain.Idempotency;
import loyalty.voucher.domain.Outcome;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.VoucherCode;

/** Makes a batch of codes, of whatever size: one row, in one statement. */
@ApplicationScoped
class MakeBatch {

    private final CodeBatches batches;
    private final CodeVault vault;
    private final KnownProgrammes programmes;
    private final BodyHash bodyHash;
    private final BusinessClock clock;

    MakeBatch(
            CodeBatches batches, CodeVault vault, KnownProgrammes programmes, BodyHash bodyHash, BusinessClock clock) {
        this.batches = batches;
        this.vault = vault;
        this.programmes = programmes;
        this.bodyHash = bodyHash;
        this.clock = clock;
    }

    /** Makes it, or tells again what was made. */
    Outcome<CodeBatch> make(String batchId, BatchRequest asked) {
        byte[] fingerprint = bodyHash.of(asked);
        return known(batchId, fingerprint).orElseGet(() -> makeNew(batchId, asked, fingerprint));
    }

    private Outcome<CodeBatch> makeNew(String batchId, BatchRequest asked, byte[] fingerprint) {
        Instant now = clock.now();
        String campaign = Objects.requireNonNull(asked.campaign());
        if (CodeBatch.campaign(programmes.inForceAt(now), campaign).isEmpty()) {
            return Outcome.refused(new Rejection.UnknownCampaign());
        }
        String code = asked.code();
        if (code != null && isTaken(code, now)) {
            return Outcome.refused(new Rejection.CodeTaken());
        }
        boolean made = code == null
                ? batches.add(batchId, fingerprint, campaign, Objects.requireNonNull(asked.count()), now)
                : batches.add(
                        batchId,
                        fingerprint,
                        campaign,
                        new CodeBatch.Shared(vault.sealed(code), asked.perMember(), asked.inTotal()),
                        now);
        // Where nothing was made, somebody came first: with this id, or with this code.
        return made
                ? Outcome.done(batches.named(batchId).orElseThrow())
                : known(batchId, fingerprint).orElseGet(() -> Outcome.refused(new Rejection.CodeTaken()));
    }

    private Optional<Outcome<CodeBatch>> known(String batchId, byte[] fingerprint) {
        return batches.named(batchId).map(known -> Idempotency.replay(known, known.fingerprint(), fingerprint));
    }

    /** Whether many have a code already: from a batch, or from the programme that is in force or one that is to come. */
    private boolean isTaken(String code, Instant now) {
        Stream<Programme> toCome = programmes.all().versions().stream()
                .filter(version -> version.effectiveAt().isAfter(now))
                .map(ProgrammeVersions.Version::programme);
        return batches.byCode(code).isPresent()
                || Stream.concat(Stream.of(programmes.inForceAt(now)), toCome)
                        .flatMap(programme -> programme.vouchers().stream())
                        .anyMatch(template -> template.code() != null
                                && VoucherCode.plain(template.code()).equals(VoucherCode.plain(code)));
    }
}
