package io.github.mediastore.examples.parts.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands at the head of the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        // Not the host that a request names: anybody can write another there.
        .servers(List.of(new Server().url("/")))
        .info(
            new Info()
                .title("Parts")
                .version("1")
                .description(
                    "Users, organizations and parts, whose pictures and videos are in PostgreSQL. "
                        + "Everyone may read. To write, sign in on the page first; "
                        + "errors are problem details (RFC 9457)."));
  }
}
