/** The members as far as this service has to know them: their lock, their names, their event log, who may see them. */
@NullMarked
package loyalty.voucher.holder;

import org.jspecify.annotations.NullMarked;
