package ticketstream.web.contract;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the API documents to everybody. */
@RestController
class ContractController {
    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource openApi() {
        return new ClassPathResource("api/openapi.json");
    }

    @GetMapping(path = "/v3/asyncapi", produces = "application/yaml")
    Resource asyncApi() {
        return new ClassPathResource("api/asyncapi.yaml");
    }
}
