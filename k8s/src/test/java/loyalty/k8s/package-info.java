/** Reads what kustomize renders as strictly as a cluster would, and against what the services really ask for. */
@NullMarked
package loyalty.k8s;

import org.jspecify.annotations.NullMarked;
