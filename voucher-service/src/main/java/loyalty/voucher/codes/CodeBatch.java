package loyalty.voucher.codes;

import java.time.Instant;
import java.util.Optional;
import loyalty.programme.Programme;
import loyalty.programme.wallet.VoucherTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Codes that marketing had made.
 *
 * @param number of the batch, by which its codes name it
 * @param fingerprint of the request that made it
 * @param campaign the voucher of the programme file that a code brings, as the version in force has it
 */
public record CodeBatch(
        int number, String batchId, byte[] fingerprint, String campaign, Contents contents, Instant createdAt) {

    /** How many codes a batch has at most, each for one member. */
    public static final long COUNT_MAX = 10_000_000;

    /** What there is in it. */
    public sealed interface Contents {}

    /**
     * Codes of which each is for one member.
     *
     * @param keyId the key of the deployment that they are made with
     */
    public record Singles(long count, String keyId) implements Contents {}

    /**
     * One code that many have.
     *
     * @param perMember how often a member can use it; null for any number
     * @param inTotal how often all together can; null for any number
     */
    public record Shared(
            SealedCode code,
            @Nullable Integer perMember,
            @Nullable Long inTotal) implements Contents {}

    /** With what the cause of every voucher begins that a code of it brought. */
    public String cause() {
        return stockKey() + ":";
    }

    /** Under what it is counted how often a code is used that many have. */
    public String stockKey() {
        return "batch:" + batchId;
    }

    /** What its codes bring at an instant; nothing on days on which they are not taken. */
    public Optional<VoucherTemplate> bringsAt(Instant now, Programme programme) {
        return campaign(programme, campaign)
                .filter(template -> template.isOn(programme.calendar().dayOf(now)));
    }

    /** The voucher of a programme that codes of batches bring, by its id. */
    public static Optional<VoucherTemplate> campaign(Programme programme, String id) {
        return programme.vouchers().stream()
                .filter(template -> template.id().equals(id) && template.when() == VoucherTemplate.When.BATCH)
                .findFirst();
    }
}
