curl http://127.0.0.1:4010/api/v1/customers \
  -H "x-api-key: $(cat data/api-key)" \
  -H 'prefer: code=503'
