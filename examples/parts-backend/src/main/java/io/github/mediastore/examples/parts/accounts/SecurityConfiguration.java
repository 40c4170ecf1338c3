package io.github.mediastore.examples.parts.accounts;

import io.github.mediastore.examples.parts.web.ProblemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Who may do what: everyone reads, a user changes the own photo, an editor everything else. Signing
 * in is a request of the page's script, so it is answered with a status and not with a redirect.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

  /**
   * Media are the same for everyone: they are sent without looking for a session and without any
   * cookie, so that caches which users share may keep them.
   */
  @Bean
  @Order(1)
  SecurityFilterChain mediaSecurity(HttpSecurity http) throws Exception {
    return http.securityMatcher("/images/**", "/videos/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      ProblemWriter problems,
      @Value("${parts.api-description-for-everyone}") boolean isApiDescribedToEveryone)
      throws Exception {
    SlowSignIn slowSignIn = new SlowSignIn(problems);
    String[] apiDescription = {"/v3/api-docs/**", "/swagger-ui.html", "/swagger-ui/**"};
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/api/me", "/uploads/users/profile-photo")
                    .authenticated()
                    .requestMatchers(isApiDescribedToEveryone ? new String[0] : apiDescription)
                    .hasRole("EDITOR")
                    .requestMatchers("/uploads/videos/resumable/**")
                    .hasRole("EDITOR")
                    .requestMatchers(HttpMethod.GET, "/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD, "/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.OPTIONS, "/**")
                    .permitAll()
                    .requestMatchers("/error")
                    .permitAll()
                    .anyRequest()
                    .hasRole("EDITOR"))
        .addFilterBefore(slowSignIn, UsernamePasswordAuthenticationFilter.class)
        .formLogin(
            login ->
                login
                    .successHandler(
                        (request, response, user) -> {
                          slowSignIn.succeeded(request);
                          response.setStatus(204);
                        })
                    .failureHandler(
                        (request, response, e) -> {
                          if (e instanceof AuthenticationServiceException) {
                            slowSignIn.unanswered(request);
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
        .build();
  }

  /** What its firewall refuses, such as a path with a semicolon, gets the words of the others. */
  @Bean
  RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
    return (request, response, e) ->
        problems.write(request, response, HttpStatus.BAD_REQUEST, "This address is not accepted.");
  }

  private static HttpStatusReturningLogoutSuccessHandler noContent() {
    return new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT);
  }
}
