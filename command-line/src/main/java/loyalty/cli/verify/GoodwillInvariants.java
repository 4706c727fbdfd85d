package loyalty.cli.verify;

import java.util.List;

/** That what support did with vouchers stands as it was sealed, and that every row that tells the same tells it alike. */
final class GoodwillInvariants {

    static final List<String> TABLES =
            List.of("voucher.voucher_act", "voucher.voucher_act_chain", "voucher.voucher_issue", "voucher.voucher");

    private static final String SEALED = """
            select count(*) from (
              select chain_seq, hash, row_number() over sealed as place, unhex(sha2(concat_ws('|',
                coalesce(hex(lag(hash) over sealed), ''), chain, chain_seq, hex(pseudonym), act,
                date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role, coalesce(origin, ''), what, reason,
                coalesce(campaign, ''), coalesce(programme_version, ''), coalesce(voucher_id, ''),
                coalesce(event_seq, ''), coalesce(date_format(until_before, '%Y-%m-%dT%H:%i:%s.%f'), ''),
                coalesce(date_format(until_after, '%Y-%m-%dT%H:%i:%s.%f'), ''), coalesce(left_after, '')), 256)) as expected
              from voucher.voucher_act where chain_seq is not null
              window sealed as (partition by chain order by chain_seq)) s
            where hash is null or hash <> expected or place <> chain_seq""";

    private static final String CHAINS_ARE_WHOLE = """
            select count(*) from voucher.voucher_act_chain c left join voucher.voucher_act a
              on a.chain = c.chain and a.chain_seq = c.chain_seq
            where a.hash is null or a.hash <> c.hash""";

    private static final String ISSUES_ARE_ACTS = """
            select count(*) from voucher.voucher_issue i
            left join voucher.voucher_act a on a.pseudonym = i.pseudonym
              and a.act = concat('voucher-issue/', i.issue_id, '/1')
            left join voucher.voucher_act d on d.pseudonym = i.pseudonym
              and d.act = concat('voucher-issue/', i.issue_id, '/2')
            where a.act is null or hex(a.actor) <> hex(i.asked_by) or a.at <> i.asked_at or hex(a.reason) <> hex(i.reason)
              or not hex(a.campaign) <=> hex(i.campaign) or not hex(a.programme_version) <=> hex(i.programme_version)
              or hex(a.what) <> hex(if(i.needs_approval, 'voucher-issue awaiting-approval', 'voucher-issue issued'))
              or not hex(d.actor) <=> hex(i.decided_by) or not d.at <=> i.decided_at
              or hex(coalesce(d.reason, i.reason)) <> hex(i.reason) or d.act is not null and not i.needs_approval
              or hex(coalesce(d.what, a.what)) <> hex(concat('voucher-issue ', i.status))
              or not hex(coalesce(d.voucher_id, a.voucher_id)) <=> hex(i.voucher_id)
              or (i.status = 'issued') <> (i.voucher_id is not null)""";

    private static final String ACTS_ARE_ISSUES = """
            select count(*) from voucher.voucher_act a left join voucher.voucher_issue i on i.pseudonym = a.pseudonym
              and a.act in (concat('voucher-issue/', i.issue_id, '/1'), concat('voucher-issue/', i.issue_id, '/2'))
            where a.act like 'voucher-issue/%' and i.issue_id is null""";

    /** What support gave is there once, as it was asked for, and nothing else says that support gave it. */
    private static final String ISSUES_ARE_VOUCHERS = """
            select count(*) from voucher.voucher_issue i left join voucher.voucher v
              on v.pseudonym = i.pseudonym and v.voucher_id = i.voucher_id
            where i.voucher_id is not null and (v.voucher_id is null or v.cause <> concat('goodwill:', i.issue_id)
              or v.template <> i.campaign or v.programme_version <> i.programme_version)""";

    private static final String VOUCHERS_ARE_ISSUES = """
            select count(*) from voucher.voucher v left join voucher.voucher_issue i
              on i.pseudonym = v.pseudonym and i.voucher_id = v.voucher_id
            where v.cause like 'goodwill:%' and i.issue_id is null""";

    static final List<String> QUERIES = List.of(
            SEALED, CHAINS_ARE_WHOLE, ISSUES_ARE_ACTS, ACTS_ARE_ISSUES, ISSUES_ARE_VOUCHERS, VOUCHERS_ARE_ISSUES);

    private GoodwillInvariants() {}
}
