package loyalty.voucher.exchange;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** What a deployment says about exchanges. */
@ConfigMapping(prefix = "loyalty.voucher")
interface ExchangeConfig {

    /** How long an exchange is left to whom it was begun by, in real time, before anybody may end it. */
    Duration exchangeLease();
}
