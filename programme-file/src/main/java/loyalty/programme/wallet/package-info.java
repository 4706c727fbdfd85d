/** What members hold beside points: vouchers, rewards, store currency, the birthday reward, and how a till takes them off. */
@NullMarked
package loyalty.programme.wallet;

import org.jspecify.annotations.NullMarked;
