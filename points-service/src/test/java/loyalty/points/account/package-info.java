@NullMarked
package loyalty.points.account;

import org.jspecify.annotations.NullMarked;
