# What every task does stands beside its name; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run test test-long mutants lint lock audit bench soak pictures bundle clean
.PHONY: setup-dev chromium
.NOTPARALLEL:

PORT ?=
PYTHON ?=
QUICK ?=
MINUTES ?=

VENV := .venv
IN_VENV := $(VENV)/bin/python
SUITABLE := import ensurepip, sqlite3, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
# A stamp is named by the content of its lock: a changed lock asks for an install, a new checkout time does not.
RUN_STAMP := $(VENV)/.run-$(shell cksum < requirements.lock | cut -d ' ' -f 1)
TEST_STAMP := $(VENV)/.test-$(shell cksum < requirements-dev.lock | cut -d ' ' -f 1)
# A stamp says nothing once the interpreter that .venv points to is gone.
ifneq ($(shell $(IN_VENV) -c 'print(1)' 2>/dev/null),1)
.PHONY: $(RUN_STAMP) $(TEST_STAMP)
endif
CHECKED := $(wildcard data_access seed uploads charts exports accounts wording ui pages tools tests bench dashboard.py)
UV := uv==0.13.9
AUDIT := pip-audit==2.10.1
COMPILE := $(IN_VENV) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links --no-annotate

help: ## Liệt kê các lệnh
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: $(RUN_STAMP) ## Tạo .venv và cài các thư viện của chương trình
	@:

setup-dev: $(TEST_STAMP)

run: setup ## Chạy chương trình tại http://127.0.0.1:8501 (đổi cổng: make run PORT=8600)
	@$(IN_VENV) -m data_access upgrade
	@$(IN_VENV) -m seed
	@$(if $(PORT),DVK_PORT=$(PORT) )$(IN_VENV) dashboard.py

test: setup-dev chromium lint ## Kiểm tra mã nguồn và chạy toàn bộ kiểm thử
	$(IN_VENV) -m pytest --numprocesses 2 --dist loadfile -m 'not long'

test-long: setup-dev chromium ## Gây lặp lại các sự cố (ngắt điện, đầy đĩa, đứt mạng …) và in bảng như trong docs/tin-cay.md
	DVK_KILLS=$${DVK_KILLS:-10} $(IN_VENV) -m pytest --fault-table tests/faults tests/e2e/test_interruptions.py \
		tests/e2e/test_behind_nginx.py tests/e2e/test_two_processes.py tests/e2e/test_rolling_upgrade.py \
		tests/uploads/test_fuzz.py tests/ui/test_route_fuzz.py tests/e2e/test_strange_requests.py tests/e2e/test_accessibility.py \
		tests/tools/test_bundle.py

mutants: setup-dev ## Làm hỏng từng dòng quan trọng trong một bản sao và xem kiểm thử nào phát hiện
	@$(IN_VENV) -m tools.mutants

lint: setup-dev ## Kiểm tra cách viết và kiểu dữ liệu của mã nguồn
	$(IN_VENV) -m ruff check $(CHECKED)
	$(IN_VENV) -m ruff format --check $(CHECKED)
	$(IN_VENV) -m mypy $(CHECKED)

lock: setup-dev ## Ghi lại requirements.lock và requirements-dev.lock từ requirements*.txt
	$(IN_VENV) -m pip install --quiet --disable-pip-version-check --no-input $(UV)
	$(COMPILE) --output-file requirements.lock requirements.txt
	$(COMPILE) --constraint requirements.lock --output-file requirements-dev.lock requirements-dev.txt

audit: setup ## Tìm cảnh báo an toàn của các thư viện đang dùng (cần Internet)
	@$(IN_VENV) -m venv $(VENV)/audit
	@$(VENV)/audit/bin/pip install --quiet --disable-pip-version-check $(AUDIT)
	@$(VENV)/audit/bin/pip-audit --requirement requirements.lock --disable-pip

bench: setup-dev chromium ## Đo tốc độ và bộ nhớ của các trang và của việc tải lên (nhanh hơn: make bench QUICK=1)
	@$(if $(QUICK),QUICK=$(QUICK) )$(IN_VENV) -m bench

soak: setup-dev ## Mở, dùng và đóng nhiều phiên xem trong 30 phút, cho biết bộ nhớ có tăng không (đổi số phút: make soak MINUTES=8)
	@$(if $(MINUTES),MINUTES=$(MINUTES) )$(IN_VENV) -m bench.soak

pictures: setup-dev chromium ## Chụp lại các ảnh của README và của sách hướng dẫn vào docs/pictures
	@$(IN_VENV) -m tools.pictures

bundle: setup ## Đóng gói chương trình cùng các thư viện cho máy chủ không có Internet
	$(IN_VENV) -m tools.bundle

clean: ## Xóa .venv và các tệp tạm (dữ liệu được giữ nguyên)
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN_STAMP):
	@$(call set_up,requirements.lock)

$(TEST_STAMP):
	@$(call set_up,requirements-dev.lock)

# Playwright's driver needs libatomic1, which the smallest Debian lacks.
chromium: setup-dev
	@missing=chromium; \
	for name in chromium chromium-browser google-chrome; do \
		if command -v "$$name" >/dev/null 2>&1; then missing=; fi; \
	done; \
	$(IN_VENV) -m playwright --version >/dev/null 2>&1 || missing="$$missing libatomic1"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		apt-get update && apt-get install --yes $$missing; \
	else \
		$(IN_VENV) -m playwright install chromium || \
			{ echo "Hãy cài bằng lệnh: sudo apt-get install $$missing" >&2; exit 1; }; \
	fi

# An interpreter counts only if it starts (a version manager may leave empty shells in PATH) and can make a .venv with
# pip. The one of a .venv that works comes first, so that PYTHON=… need not be given again.
define set_up
for name in $(IN_VENV) $(PYTHON) python3.13 python3.12 python3.11 python3; do \
	if "$$name" -c '$(SUITABLE)' >/dev/null 2>&1; then exec "$$name" tools/set_up.py $(1) $@; fi; \
done; \
echo "Chưa tìm thấy Python 3.11, 3.12 hoặc 3.13 có đủ venv và pip." >&2; \
echo "Debian, Ubuntu:  sudo apt install python3 python3-venv" >&2; \
echo "Ubuntu 22.04:    sudo apt install python3.11 python3.11-venv" >&2; \
echo "macOS:           brew install python@3.13" >&2; \
echo "Python nằm ở nơi khác:  make $(firstword $(MAKECMDGOALS)) PYTHON=/đường/dẫn/python3" >&2; \
exit 1
endef
