/** Processes of this machine: started, guarded so that none outlives its owner, and ended. */
@NullMarked
package loyalty.local.process;

import org.jspecify.annotations.NullMarked;
