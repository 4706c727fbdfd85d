@NullMarked
package loyalty.points.domain.account;

import org.jspecify.annotations.NullMarked;
