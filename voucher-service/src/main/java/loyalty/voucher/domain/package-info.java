/** What a voucher and a lot of store currency are, and what time and people can do to them. */
@NullMarked
package loyalty.voucher.domain;

import org.jspecify.annotations.NullMarked;
