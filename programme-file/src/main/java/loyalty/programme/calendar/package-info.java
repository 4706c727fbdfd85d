/** The days, months and windows of a programme, in its zone. */
@NullMarked
package loyalty.programme.calendar;

import org.jspecify.annotations.NullMarked;
