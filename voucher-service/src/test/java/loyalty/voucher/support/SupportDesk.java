package loyalty.voucher.support;

import static loyalty.voucher.Bus.as;

import io.restassured.response.Response;

/** What support asks of the service. */
final class SupportDesk {

    private SupportDesk() {}

    /** Somebody of support asks for a voucher. */
    static Response give(String issueId, String memberId, String campaign) {
        return give("support", "sue", issueId, memberId, campaign, "GOODWILL");
    }

    static Response give(String role, String who, String issueId, String memberId, String campaign, String reason) {
        return as(role, who)
                .contentType("application/json")
                .body("{\"memberId\": \"%s\", \"campaign\": \"%s\", \"reason\": \"%s\"}"
                        .formatted(memberId, campaign, reason))
                .put("/v1/voucher-issues/" + issueId);
    }

    /** A supervisor approves or rejects. */
    static Response decide(String who, String issueId, String move) {
        return as("supervisor", who).post("/v1/voucher-issues/" + issueId + "/" + move);
    }

    static Response cancel(String role, String who, String voucherId) {
        return as(role, who)
                .contentType("application/json")
                .body("{\"reason\": \"COMPLAINT\"}")
                .post("/v1/vouchers/" + voucherId + "/cancel");
    }

    static Response extend(String role, String who, String voucherId, String until) {
        return as(role, who)
                .contentType("application/json")
                .body("{\"reason\": \"COMPLAINT\", \"validUntil\": \"%s\"}".formatted(until))
                .post("/v1/vouchers/" + voucherId + "/extend");
    }
}
