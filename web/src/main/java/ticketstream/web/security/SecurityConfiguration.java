package ticketstream.web.security;

import com.mongodb.client.MongoDatabase;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import ticketstream.application.account.AccountLookup;
import ticketstream.web.limit.LimitsSettings;
import ticketstream.web.limit.Pseudonyms;
import ticketstream.web.limit.SharedCounts;
import ticketstream.web.problem.ProblemAnswer;
import ticketstream.web.problem.ProblemCode;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LimitsSettings.class, OriginSettings.class, ProxySettings.class, SignInSettings.class})
class SecurityConfiguration {
    @Bean
    SecurityFilterChain callers(
            HttpSecurity http,
            TokenVerifier tokens,
            AccountLookup accounts,
            OpenSessions sessions,
            LimitsSettings settings,
            SharedCounts shared,
            SignInSettings signIn,
            Clock clock) {
        var limits = new RequestLimits(settings, shared, clock);
        var bearer = new BearerFilter(tokens, accounts, sessions, limits, clock);
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(bearer, AnonymousAuthenticationFilter.class)
                .addFilterAfter(new RequestsAtOnce(settings), BearerFilter.class)
                .addFilterAfter(new RequiredTotp(signIn, accounts, clock), BearerFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, unknown) ->
                                ProblemAnswer.of(ProblemCode.UNAUTHENTICATED).writeTo(response))
                        .accessDeniedHandler((request, response, denied) ->
                                ProblemAnswer.of(ProblemCode.FORBIDDEN).writeTo(response)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/api/v1/auth/reauthenticate")
                        .authenticated()
                        .requestMatchers("/api/v1/auth/**", "/api/v1/settings")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    @Bean
    Pseudonyms pseudonyms(StoredKeys keys) {
        return new Pseudonyms(keys.secret("limits"));
    }

    @Bean
    SharedCounts sharedCounts(MongoDatabase database, Pseudonyms pseudonyms, Clock clock) {
        return new SharedCounts(database, pseudonyms, clock);
    }

    /** Observed by nobody: each filter would be wrapped for it all the same, which costs every request. */
    @Bean
    SecurityObservationSettings observedByNobody() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RequestRejectedHandler rejectedAddresses() {
        return (request, response, reason) ->
                ProblemAnswer.of(ProblemCode.MALFORMED_REQUEST).writeTo(response);
    }

    /** Nobody signs in through the framework; without this it would invent a user. */
    @Bean
    AuthenticationManager nobody() {
        return authentication -> {
            throw new AuthenticationServiceException("not in use");
        };
    }
}
