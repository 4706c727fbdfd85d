@NullMarked
package loyalty.points.domain;

import org.jspecify.annotations.NullMarked;
