-- SPDX-License-Identifier: Apache-2.0
revoke delete, truncate on identity.account, identity.role_grant, identity.session from tinhso_app;
