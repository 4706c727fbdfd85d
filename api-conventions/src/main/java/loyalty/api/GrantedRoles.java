package loyalty.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The roles that a call is open to, by the annotation of its method or else of its class. */
@Singleton
class GrantedRoles {

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    /** None where every token will do, or none is needed. */
    Set<String> at(Method method) {
        return known.computeIfAbsent(method, GrantedRoles::read);
    }

    private static Set<String> read(Method method) {
        RolesAllowed own = method.getAnnotation(RolesAllowed.class);
        RolesAllowed all = method.getDeclaringClass().getAnnotation(RolesAllowed.class);
        RolesAllowed valid = own == null ? all : own;
        return valid == null ? Set.of() : Set.of(valid.value());
    }
}
