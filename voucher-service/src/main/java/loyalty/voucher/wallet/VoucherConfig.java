package loyalty.voucher.wallet;

import io.smallrye.config.ConfigMapping;

/** What a deployment says about vouchers. */
@ConfigMapping(prefix = "loyalty.voucher")
interface VoucherConfig {

    /** The key of the codes, 64 hexadecimal digits; kept outside of the database. */
    String key();

    /** The id of that key, written beside each code. */
    String keyId();
}
