package loyalty.voucher.wallet;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** What a deployment says about vouchers. */
@ConfigMapping(prefix = "loyalty.voucher")
interface VoucherConfig {

    /** The key of the codes, 64 hexadecimal digits; kept outside of the database. */
    String key();

    /** The id of that key, written beside each code. */
    String keyId();

    /** How long an exchange is left to whom it was begun by, in real time, before anybody may end it. */
    Duration exchangeLease();
}
