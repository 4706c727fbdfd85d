/** How points are earned, wait, end and come back: the words under {@code points}. */
@NullMarked
package loyalty.programme.earning;

import org.jspecify.annotations.NullMarked;
