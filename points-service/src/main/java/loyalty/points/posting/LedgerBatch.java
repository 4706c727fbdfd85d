package loyalty.points.posting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import loyalty.database.ManyRows;
import loyalty.events.Envelope;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.points.audit.AuditTrail;
import loyalty.points.domain.account.Account;
import loyalty.points.domain.conversion.Conversions;
import loyalty.points.domain.earning.AttributePeriods;
import loyalty.points.domain.earning.TierPeriods;
import loyalty.points.ledger.AttributePeriodRows;
import loyalty.points.ledger.Holders;
import loyalty.points.ledger.MemberCounts;
import loyalty.points.ledger.TierPeriodRows;
import loyalty.programme.ProgrammeVersions;
import org.jspecify.annotations.Nullable;

/** What one transaction for many commands offers to the operations that take part in it. */
public final class LedgerBatch {

    private final ManyRows rows;
    private final Instant now;
    private final ProgrammeVersions versions;
    private final OpenAccounts accounts;
    private final MemberCounts counts;
    private Map<Pseudonym, TierPeriods> tiers = Map.of();
    private Map<Pseudonym, AttributePeriods> attributes = Map.of();
    private final SortedMap<Pseudonym, String> names = new TreeMap<>();
    private final List<Envelope> events = new ArrayList<>();
    private final List<AuditTrail.Act> acts = new ArrayList<>();

    LedgerBatch(ManyRows rows, Instant now, ProgrammeVersions versions) {
        this.rows = rows;
        this.now = now;
        this.versions = versions;
        this.accounts = new OpenAccounts(rows, now, Conversions.of(versions));
        this.counts = new MemberCounts(rows);
    }

    void open(Needs needs) {
        accounts.open(needs, versions.versions().size());
        counts.read(needs.counts());
        tiers = new TierPeriodRows(rows).of(needs.tiers());
        attributes = new AttributePeriodRows(rows).of(needs.attributes());
    }

    /** The tables, within the transaction. */
    public ManyRows rows() {
        return rows;
    }

    /** The business time of everything in the batch. */
    public Instant now() {
        return now;
    }

    /** All published versions. */
    public ProgrammeVersions versions() {
        return versions;
    }

    /** An account that was asked for: locked, with everything settled that was due. */
    public Account account(Pseudonym member) {
        return accounts.of(member);
    }

    /** All accounts of the batch. */
    public Map<Pseudonym, Account> accounts() {
        return accounts.all();
    }

    OpenAccounts opened() {
        return accounts;
    }

    /** The figures that are counted of members. */
    public MemberCounts counts() {
        return counts;
    }

    /** The tiers that a member held, if they were asked for. */
    public TierPeriods tiers(Pseudonym member) {
        return tiers.getOrDefault(member, TierPeriods.NONE);
    }

    /** The attributes that a member had, if they were asked for. */
    public AttributePeriods attributes(Pseudonym member) {
        return attributes.getOrDefault(member, AttributePeriods.NONE);
    }

    /** Remembers who is behind an account. */
    public void name(Pseudonym member, String memberId) {
        names.put(member, memberId);
    }

    /** Remembers who is behind an account, the first time that somebody says it. */
    public void nameIfNameless(Pseudonym member, @Nullable String memberId) {
        if (memberId != null && accounts.isNameless(member)) {
            names.put(member, memberId);
        }
    }

    /**
     * Tells an event once the batch is committed.
     *
     * @param sequence as the account counted it
     */
    public void tell(MemberEvent event, long sequence, @Nullable String traceparent) {
        events.add(Envelope.about(event, sequence, traceparent));
    }

    /** Puts an act of somebody's into the audit trail. */
    public void note(AuditTrail.Act act) {
        acts.add(act);
    }

    void write() {
        counts.write();
        new Holders(rows).name(names);
    }

    List<AuditTrail.Act> acts() {
        return acts;
    }

    List<Envelope> events() {
        return events;
    }
}
