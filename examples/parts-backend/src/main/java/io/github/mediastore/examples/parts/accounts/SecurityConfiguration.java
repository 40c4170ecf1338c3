package io.github.mediastore.examples.parts.accounts;

import io.github.mediastore.examples.parts.web.ProblemWriter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Who may do what: everyone reads, a user changes the own photo, an editor everything else. Signing
 * in is a request of the page's script, so it is answered with a status and not with a redirect.
 *
 * <p>How often somebody may try to sign in is left to what stands in front of the server.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self'; "
          + "script-src 'self'; connect-src 'self'; font-src 'self'; object-src 'none'; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** Swagger's own page styles elements in its markup. */
  private static final String POLICY_OF_SWAGGER =
      POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

  /**
   * Media are the same for everyone: they are sent without looking for a session and without any
   * cookie, so that caches which users share may keep them.
   */
  @Bean
  @Order(1)
  SecurityFilterChain mediaSecurity(HttpSecurity http) throws Exception {
    return sameForEveryone(http.securityMatcher("/images/**", "/videos/**"), POLICY);
  }

  @Bean
  @Order(2)
  SecurityFilterChain swaggerSecurity(HttpSecurity http) throws Exception {
    return sameForEveryone(http.securityMatcher("/swagger-ui/**"), POLICY_OF_SWAGGER);
  }

  private static SecurityFilterChain sameForEveryone(HttpSecurity http, String policy)
      throws Exception {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers -> secure(headers, policy))
        .build();
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http, ProblemWriter problems) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/api/me", "/uploads/users/profile-photo")
                    .authenticated()
                    .requestMatchers(HttpMethod.GET, "/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD, "/**")
                    .permitAll()
                    .requestMatchers("/error")
                    .permitAll()
                    .anyRequest()
                    .hasRole("EDITOR"))
        .formLogin(
            login ->
                login
                    .successHandler((request, response, user) -> response.setStatus(204))
                    .failureHandler(
                        (request, response, e) -> {
                          if (e instanceof AuthenticationServiceException) {
                            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                            problems.write(
                                request,
                                response,
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "Nobody can sign in at the moment. Please try again.");
                          } else {
                            problems.write(
                                request,
                                response,
                                HttpStatus.UNAUTHORIZED,
                                "E-mail address or password is wrong.");
                          }
                        }))
        .logout(logout -> logout.logoutSuccessHandler(noContent()))
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                    .csrfTokenRequestHandler(new HeaderCsrfTokens()))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(
                        (request, response, e) ->
                            problems.write(
                                request, response, HttpStatus.UNAUTHORIZED, "Sign in to do this."))
                    .accessDeniedHandler(
                        (request, response, e) ->
                            problems.write(
                                request,
                                response,
                                HttpStatus.FORBIDDEN,
                                e instanceof CsrfException
                                    ? "This page is out of date. Load it again."
                                    : "You may not do this.")))
        .requestCache(cache -> cache.disable())
        .headers(headers -> secure(headers, POLICY))
        .build();
  }

  private static void secure(HeadersConfigurer<HttpSecurity> headers, String policy) {
    headers
        .contentSecurityPolicy(content -> content.policyDirectives(policy))
        .referrerPolicy(Customizer.withDefaults());
  }

  private static HttpStatusReturningLogoutSuccessHandler noContent() {
    return new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT);
  }
}
