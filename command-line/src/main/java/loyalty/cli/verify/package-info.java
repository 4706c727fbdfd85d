/** Checks the books by plain SQL, sharing no code with the services. */
@NullMarked
package loyalty.cli.verify;

import org.jspecify.annotations.NullMarked;
