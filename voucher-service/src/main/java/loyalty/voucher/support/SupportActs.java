package loyalty.voucher.support;

import jakarta.enterprise.context.ApplicationScoped;
import loyalty.database.Database;
import loyalty.voucher.holder.LockedWallet;

/** The audit trail of support: who did what to which voucher, and why. Append-only. */
@ApplicationScoped
class SupportActs {

    private static final String ADD = """
            insert into voucher_act (pseudonym, voucher_id, act_seq, act, actor, reason, at)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private final Database database;

    SupportActs(Database database) {
        this.database = database;
    }

    /** Notes an act beside the event that was told last of it. */
    void add(LockedWallet wallet, String voucherId, String what, SupportAct act) {
        database.execute(
                ADD, wallet.member(), voucherId, wallet.sequence(), what, act.actor(), act.reason(), wallet.now());
    }
}
