/** Database and broker for tests, shared by the test classes of a module. */
@NullMarked
package loyalty.local.testing;

import org.jspecify.annotations.NullMarked;
