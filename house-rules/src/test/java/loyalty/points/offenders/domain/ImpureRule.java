package loyalty.points.offenders.domain;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.File;
import java.time.Instant;

/** Breaks the rules of the core: knows a library, a file and the time. */
class ImpureRule {

    Object world(JavaClass library) {
        return Instant.now() + library.getName() + new File("x");
    }
}
