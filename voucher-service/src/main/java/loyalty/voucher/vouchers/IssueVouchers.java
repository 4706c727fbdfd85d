package loyalty.voucher.vouchers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.holder.EventLog;
import loyalty.voucher.holder.Holders;

/** Writes for one member at a time, in the caller's transaction: under the member's lock, with what is told of it. */
@ApplicationScoped
public class IssueVouchers {

    private final Holders holders;
    private final Vouchers vouchers;
    private final EventLog happenings;
    private final CodeVault codes;

    IssueVouchers(Holders holders, Vouchers vouchers, EventLog happenings, CodeVault codes) {
        this.holders = holders;
        this.vouchers = vouchers;
        this.happenings = happenings;
        this.codes = codes;
    }

    /** Keeps everybody else from writing for a member until the end of the transaction. */
    public SortedMap<Pseudonym, Long> lock(Pseudonym member) {
        return holders.lock(new TreeSet<>(List.of(member)));
    }

    /** Gives a voucher to a member who is locked. */
    public void give(Vouchers.Row voucher, SortedMap<Pseudonym, Long> locked, Instant now) {
        vouchers.add(List.of(voucher), List.of(codes.make()));
        tell(List.of(voucher.issued()), locked, now);
    }

    /** Tells what happened to a member who is locked. */
    public void tell(List<MemberEvent> events, SortedMap<Pseudonym, Long> locked, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        happenings.record(events, locked, now);
        holders.count(locked);
    }
}
