@NullMarked
package loyalty.traces;

import org.jspecify.annotations.NullMarked;
