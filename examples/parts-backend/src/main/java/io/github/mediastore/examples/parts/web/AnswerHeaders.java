package io.github.mediastore.examples.parts.web;

import io.github.mediastore.examples.parts.media.VideoOrigins;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives every answer the header fields that keep browsers from harm. In Tomcat itself, because
 * Spring Security gives them only to what passes its firewall, and a filter only to what Tomcat
 * does not refuse.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AnswerHeaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; media-src %1$s blob:; style-src 'self'; "
          + "script-src 'self'; connect-src %1$s; font-src 'self'; object-src 'none'; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final String policy;

  AnswerHeaders(VideoOrigins videos) {
    this.policy = POLICY.formatted(videos.sources());
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addEngineValves(new Headers(policy));
    // To be refused by FrontDoor, like every other method that is not served.
    server.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
  }

  /** Stands before everything that may answer. */
  private static final class Headers extends ValveBase {

    private final String policy;
    private final String policyOfSwagger;

    Headers(String policy) {
      super(true);
      this.policy = policy;
      // Swagger's own page styles elements in its markup.
      this.policyOfSwagger = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      boolean isSwagger = request.getRequestURI().startsWith("/swagger-ui/");
      response.setHeader("Content-Security-Policy", isSwagger ? policyOfSwagger : policy);
      response.setHeader("Referrer-Policy", "no-referrer");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("X-Frame-Options", "DENY");
      getNext().invoke(request, response);
    }
  }
}
